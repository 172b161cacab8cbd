import Link from 'next/link';

const PATH = /^\/(?![/\\])\S*$/;

/** A mail's text; a line that is a path of this site is a link, as it is in the mail that goes out. */
export function LetterText({ body, baseUrl }: { body: string; baseUrl: string }) {
  return (
    <div className="text-base leading-relaxed">
      {body.split('\n').map((line, index) => (
        <p key={index} className="min-h-4 break-words">
          {PATH.test(line)
            ? <Link href={line} className="inline-flex min-h-11 items-center break-all text-accent underline underline-offset-4">{baseUrl}{line}</Link>
            : line}
        </p>
      ))}
    </div>
  );
}
