// Countries of Natural Earth, 1:110m, as SVG paths: a line per country, its ISO 3166 code (lower case; empty where it has none), a tab, its path.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';

const [, , target] = process.argv;
const width = 2000;
const height = 950;
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-110m.json')));

// Nobody lives in Antarctica, and without it the others are drawn larger.
const drawn = feature(atlas, atlas.objects.countries).features.filter((country) => country.id !== '010');

// Equal Earth: areas compare truly, which shading needs.
const projection = geoEqualEarth().fitSize([width, height], { type: 'FeatureCollection', features: drawn });

// Kosovo has no ISO code; xk is what programs agree on.
const codeOf = (country) =>
  country.properties.name === 'Kosovo' ? 'xk' : (countries.numericToAlpha2(country.id ?? '') ?? '').toLowerCase();

// Whole units, relative to the point before: a third of the size of absolute decimals.
class Pen {
  text = '';
  at = [0, 0];
  start = [0, 0];
  moveTo(x, y) {
    this.step('m', x, y, true);
    this.start = this.at;
  }
  lineTo(x, y) {
    this.step('l', x, y, false);
  }
  closePath() {
    this.text += 'z';
    this.at = this.start;
    this.command = 'z';
  }
  step(command, x, y, always) {
    const [dx, dy] = [Math.round(x) - this.at[0], Math.round(y) - this.at[1]];
    if (!always && dx === 0 && dy === 0) {
      return;
    }
    const first = `${this.command === command ? ' ' : command}${dx}`;
    this.text += (first.startsWith(' -') ? first.slice(1) : first) + (dy < 0 ? `${dy}` : ` ${dy}`);
    this.command = command;
    this.at = [this.at[0] + dx, this.at[1] + dy];
  }
}

const lines = drawn.map((country) => {
  const pen = new Pen();
  geoPath(projection, pen)(country);
  return `${codeOf(country)}\t${pen.text}`;
});
writeFileSync(target, lines.sort().join('\n') + '\n');
