'use client';
import { PageFailed, type Failure } from '@/components/shell/page-failed';

/** Where the frame itself could not be made. */
export default function FrameFailed(failure: Failure) {
  return <main className="page-column"><PageFailed {...failure} /></main>;
}
