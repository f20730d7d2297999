'use client';

import './globals.css';

/** The last resort, when not even the layout can be drawn: nothing here leans on anything. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="nb">
      <body>
        <main>
          <title>Noe gikk galt</title>
          <h1>Noe gikk galt</h1>
          <p>Feilen ligger hos oss. Ingenting er endret.</p>
          <p lang="en">Something went wrong on our side. Nothing was changed.</p>
          <button type="button" onClick={reset}>
            Prøv igjen
          </button>
        </main>
      </body>
    </html>
  );
}
