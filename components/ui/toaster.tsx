'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { watchNotices } from './notify';

const ToastList = dynamic(() => import('./toast-list').then((module) => module.ToastList), { ssr: false });

/** Stands in the root layout; asks for what draws the notices when the first one comes (`notify`). */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => watchNotices(() => setWanted(true)), []);
  return wanted ? <ToastList /> : null;
}
