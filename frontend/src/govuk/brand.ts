import type { CSSProperties } from 'react'

/**
 * A partnership chooses one colour. From it comes a small palette in which every pair that carries
 * text has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), whatever colour was chosen.
 */
export type BrandPalette = {
  /** The colour as chosen: the stripe, the monogram. */
  brand: string
  /** Text on `brand`. */
  on: string
  /** The colour, darkened where needed: links, buttons, rules. White text on it is readable, and it is readable on white and on `tint`. */
  action: string
  /** Darker than `action`: hover. */
  deep: string
  /** A breath of the colour, for backgrounds. */
  tint: string
  /** Hairlines on the tint. Carries no text. */
  line: string
}

/** Turnout's own colour, for pages that belong to no partnership and for a colour that is none. */
export const houseColour = '#1f4e79'

const ink = '#17212b'
const white = '#ffffff'
const readable = 4.5

type Rgb = readonly [number, number, number]

/** The palette of a colour written `#rrggbb`. Anything else gives the palette of the house colour. */
export function brandPalette(colour: string): BrandPalette {
  const brand = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : houseColour
  const on = contrast(brand, white) >= contrast(brand, ink) ? white : ink
  const tint = atLightness(brand, 0.96)
  const action = darkenUntil(brand, (shade) => contrast(shade, tint) >= readable)
  return {
    brand: contrast(brand, on) >= readable ? brand : action,
    on: contrast(brand, on) >= readable ? on : white,
    action,
    deep: mix(action, '#000000', 0.32),
    tint,
    line: atLightness(brand, 0.83),
  }
}

/** Sets the palette on the root element, through the CSSOM because the security policy allows no style attributes. */
export function applyBrand(colour: string, root: HTMLElement = document.documentElement) {
  for (const [name, value] of Object.entries(brandStyle(colour))) {
    root.style.setProperty(name, value)
  }
}

/** The palette as custom properties, for the `style` of a part of a page that stands for another partnership. React sets it through the CSSOM. */
export function brandStyle(colour: string): CSSProperties & Record<`--${string}`, string> {
  const { brand, on, action, deep, tint, line } = brandPalette(colour)
  return {
    '--brand': brand,
    '--brand-on': on,
    '--brand-action': action,
    '--brand-deep': deep,
    '--brand-tint': tint,
    '--brand-line': line,
  }
}

/** The contrast of two colours as WCAG defines it, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function darkenUntil(colour: string, enough: (shade: string) => boolean): string {
  for (let black = 0; black < 1; black += 0.02) {
    const shade = mix(colour, '#000000', black)
    if (enough(shade)) return shade
  }
  return ink
}

function luminance(colour: string): number {
  const [r, g, b] = rgb(colour).map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The hue of a colour, lightened, and lively enough not to look grey; a grey stays one. */
function atLightness(colour: string, lightness: number): string {
  const channels = rgb(colour).map((channel) => channel / 255)
  const [most, least] = [Math.max(...channels), Math.min(...channels)]
  const spread = most - least
  if (spread < 0.06) return mix('#000000', white, lightness)
  const saturation = Math.min(0.4, Math.max(0.25, spread / (1 - Math.abs(most + least - 1) || 1)))
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation
  const base = lightness - chroma / 2
  const light = channels.map((channel) => base + chroma * ((channel - least) / spread))
  return hex(light.map((channel) => channel * 255))
}

/** `share` of the way from one colour to another, 0 to 1. */
function mix(from: string, to: string, share: number): string {
  const target = rgb(to)
  const mixed = rgb(from).map((channel, i) => channel + ((target[i] ?? 0) - channel) * share)
  return hex(mixed)
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

function rgb(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}
