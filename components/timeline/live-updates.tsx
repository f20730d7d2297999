'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { LiveMark } from '@/components/ui/live-mark';

const GATHER_MILLISECONDS = 150;
const POLL_MILLISECONDS = 15_000;

type LiveUpdatesProps = {
  /** Where the server tells that something happened. */
  source: string;
  /** How many entries the timeline holds; a higher number is announced. */
  entryCount: number;
};

/** Keeps the card up to date: by the server's stream, and by asking now and then while that fails. */
export function LiveUpdates({ source, entryCount }: LiveUpdatesProps) {
  const t = useTranslations('staff.card.live');
  const isStreaming = useStream(source);
  const firstCount = useRef(entryCount);
  const newCount = entryCount - firstCount.current;
  return (
    <LiveMark isOn={isStreaming}>
      <span role="status">
        {isStreaming !== null && t(isStreaming ? 'on' : 'polling')}
        {newCount > 0 && <span className="ds-sr-only"> {t('news', { count: newCount })}</span>}
      </span>
    </LiveMark>
  );
}

/** Whether the stream stands; null before it was tried, as without JavaScript. */
function useStream(source: string): boolean | null {
  const router = useRouter();
  const [isStreaming, setStreaming] = useState<boolean | null>(null);
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(gathering);
      gathering = setTimeout(() => router.refresh(), GATHER_MILLISECONDS);
    };
    const stream = new EventSource(source);
    // What happened before the stream stood, or while it was away, is read as it opens.
    stream.addEventListener('open', () => {
      setStreaming(true);
      refresh();
    });
    stream.addEventListener('change', refresh);
    stream.addEventListener('error', () => setStreaming(false));
    const poll = setInterval(() => {
      if (stream.readyState !== EventSource.OPEN && !document.hidden) router.refresh();
    }, POLL_MILLISECONDS);
    return () => {
      clearTimeout(gathering);
      clearInterval(poll);
      stream.close();
    };
  }, [source, router]);
  return isStreaming;
}
