import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** Five steps of one colour: what of the drawing's body is lit, plain, shaded, dark and darkest. */
const STEPS = { h: 0.055, a: 0, b: -0.06, d: -0.14, x: -0.26 } as const;

/** Named colourways as oklch: lightness, chroma, hue. */
const COLOURWAYS = {
  ebony: [0.25, 0.012, 260],
  walnut: [0.36, 0.045, 42],
  oak: [0.68, 0.075, 70],
  ivory: [0.93, 0.012, 90],
  sage: [0.7, 0.045, 150],
  indigo: [0.42, 0.085, 250],
  brick: [0.45, 0.11, 25],
  graphite: [0.42, 0.012, 265],
} as const;
export type Colourway = keyof typeof COLOURWAYS;

const WIDTH = 1200;
const FOLDER = path.join('prisma', 'seed', 'art');

const gamma = (linear: number) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
const byte = (linear: number) => Math.round(Math.min(1, Math.max(0, gamma(linear))) * 255);

/** oklch as sRGB bytes (Ottosson 2020): the renderer knows no oklch. Hue in degrees. */
export function srgbOf(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function cssColour(lightness: number, chroma: number, hue: number, alpha = 1): string {
  return `rgba(${srgbOf(lightness, chroma, hue).join(',')},${alpha})`;
}

/** Every colour of a drawing as the renderer reads it; the body in a colourway, where one is named. */
export function paintedSvg(svg: string, colourway?: Colourway): string {
  const body = svg.replaceAll(/var\(--body-([habdx]), (oklch\([^)]*\))\)/g, (_, step: keyof typeof STEPS, own: string) => {
    if (!colourway) return own;
    const [lightness, chroma, hue] = COLOURWAYS[colourway];
    return `oklch(${Math.min(1, Math.max(0, lightness + STEPS[step]))} ${chroma} ${hue})`;
  });
  return body
    .replaceAll(/var\(--[a-z-]+, (oklch\([^)]*\))\)/g, '$1')
    .replaceAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/g, (_, l: string, c: string, h: string, alpha?: string) =>
      cssColour(Number(l), Number(c), Number(h), alpha === undefined ? 1 : Number(alpha)));
}

const drawn = new Map<string, Promise<Buffer>>();

/** A drawing of the demo as the photo that a seller would put up. Each is drawn once, however many listings show it. */
export function drawnPhoto(name: string, colourway?: Colourway): Promise<Buffer> {
  const key = `${name} ${colourway ?? ''}`;
  const known = drawn.get(key) ?? draw(name, colourway);
  drawn.set(key, known);
  return known;
}

async function draw(name: string, colourway?: Colourway): Promise<Buffer> {
  const svg = paintedSvg(await readFile(path.join(FOLDER, `${name}.svg`), 'utf8'), colourway);
  // Kept for seconds: packing it well would take longer than all the rest.
  return sharp(Buffer.from(svg), { density: 240 }).resize({ width: WIDTH }).png({ compressionLevel: 1 }).toBuffer();
}
