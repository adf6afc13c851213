import { applyBrand, brandPalette, contrast, houseColour } from './brand'

test('contrast is as WCAG defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe('every pair that carries text is readable', () => {
  const grid = ['00', '33', '66', '99', 'cc', 'ff']
  const colours = grid.flatMap((r) => grid.flatMap((g) => grid.map((b) => `#${r}${g}${b}`)))

  test.each(colours)('from %s', (colour) => {
    const { brand, on, action, deep, tint } = brandPalette(colour)
    expect(contrast(on, brand)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(action, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(action, tint)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(deep, tint)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#17212b', tint)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#4a5662', tint)).toBeGreaterThanOrEqual(4.5)
  })
})

test('a colour that is dark enough is kept as it is', () => {
  expect(brandPalette('#00703C')).toMatchObject({
    brand: '#00703c',
    on: '#ffffff',
    action: '#00703c',
  })
})

test('a light colour keeps its area with dark text on it, and gets a darker shade for links', () => {
  const { brand, on, action } = brandPalette('#ffdd00')
  expect(brand).toBe('#ffdd00')
  expect(on).toBe('#17212b')
  expect(action).not.toBe('#ffdd00')
})

test.each(['', 'red', '#fff', 'url(x)'])('%o is no colour: the house colour', (colour) => {
  expect(brandPalette(colour)).toEqual(brandPalette(houseColour))
})

test('the palette is set on the element as custom properties', () => {
  const element = document.createElement('div')
  applyBrand('#00703c', element)
  expect(element.style.getPropertyValue('--brand')).toBe('#00703c')
  expect(element.style.getPropertyValue('--brand-on')).toBe('#ffffff')
})
