import { useMediaQuery } from '@mantine/hooks';

/** Whether the transcript and what is said of it fit beside each other; the same width as in digest.module.css. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 960px)', undefined, { getInitialValueInEffect: false });
}
