'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { LiveMark } from '@/components/ui/live-mark';

const EVERY_MILLISECONDS = 2000;

/** Shows the page anew every other second while something is under way. */
export function RefreshWhile({ active, children }: { active: boolean; children: string }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => router.refresh(), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [active, router]);
  return active ? <LiveMark isOn>{children}</LiveMark> : null;
}
