'use server';
import { publishInput, requestChangesInput } from '@/lib/catalogue/model/inputs';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { requestChanges } from '@/lib/catalogue/request-changes';
import { adminAction } from '@/lib/web/action';

export const publishListingAction = adminAction(publishInput, publishListing);
export const requestChangesAction = adminAction(requestChangesInput, requestChanges);
