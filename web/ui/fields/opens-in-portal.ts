import { createContext } from 'react';

/**
 * Whether what a field opens lies at the end of the page. Within a popover it lies in the popover itself: a choice at the end
 * of the page counts as a click outside, and is gone before it is taken.
 */
export const OpensInPortal = createContext(true);
