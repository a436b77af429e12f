import sharp from 'sharp';
import { multipart } from '../../test/support/pictures';
import { ratePerSecond, inParallel } from '../support/in-parallel';
import type { Product } from '../support/product';
import { describe } from '../support/product';
import type { Row } from '../support/row';

const WARM_UP = 6;
const MAX_REPORTS = 60;
const REPORT = {
  text: 'Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay, tối om rất nguy hiểm cho người đi bộ.',
  location: { lat: 16.4637, lng: 107.5909 },
};

/** Accepting reports with one photo each, and reports without one while others come with photos; by an API without a worker. */
export const intakePhotosRow: Row = {
  name: 'intake-photos',
  title: 'Intake with a photo: reports accepted per second',
  async prepare({ sizes: { clients, intakeReports }, intakeApi }) {
    const api = await intakeApi();
    const photo = await photoOfTwoMegabytes();
    const { bytes, headers } = await multipart({ report: JSON.stringify(REPORT) }, [photo]);
    const reports = Math.min(intakeReports, MAX_REPORTS);
    const withPhoto = () => submitWithPhoto(api, bytes, headers);
    await inParallel(clients, WARM_UP, withPhoto);
    await inParallel(clients, WARM_UP, () => api.submit());

    return {
      series: {
        plain: { label: 'POST /reports', unit: '/s', role: 'baseline' },
        photo: { label: 'POST /reports with a photo', unit: '/s', role: 'product' },
        beside: { label: 'POST /reports while photos come', unit: '/s', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'with a photo', of: 'photo', over: 'plain' },
        { kind: 'ratio', label: 'beside photos', of: 'beside', over: 'plain' },
      ],
      facts: { reports, clients, photo: `${(photo.length / 1e6).toFixed(1)} MB, 12 million pixels` },
      steps: [
        async () => ({ plain: await ratePerSecond(clients, intakeReports, () => api.submit()) }),
        async () => ({ photo: await ratePerSecond(clients, reports, withPhoto) }),
        async () => {
          let more = true;
          const photosComing = (async () => {
            while (more) await withPhoto();
          })();
          const beside = await ratePerSecond(clients, intakeReports, () => api.submit());
          more = false;
          await photosComing;
          return { beside };
        },
      ],
    };
  },
};

async function submitWithPhoto(api: Product, bytes: Uint8Array, headers: Record<string, string>): Promise<void> {
  const answer = await api.http.post('/api/v1/reports', bytes, headers);
  if (answer.status !== 201) throw new Error(`A report with a photo was refused: ${describe(answer)}`);
}

/** As large as a telephone makes them: noise, which does not compress, over a plain ground. */
async function photoOfTwoMegabytes(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 16 } as const;
  return sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#808080', noise } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
