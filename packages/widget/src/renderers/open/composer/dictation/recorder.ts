/** As browsers can, the smallest first. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** Bits a second: speech needs no more. */
const bitRate = 32_000;

/** What was said. */
export interface Recording {
  data: Blob;
  mimeType: string;
}

/** Records the microphone, and tells how loud it is. */
export class Recorder {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #context = new AudioContext();
  readonly #analyser: AnalyserNode;
  readonly #samples: Uint8Array<ArrayBuffer>;
  readonly #chunks: Blob[] = [];

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: bitRate,
      ...(mimeType && { mimeType }),
    });
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#chunks.push(data));
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 512;
    this.#samples = new Uint8Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#recorder.start();
  }

  /** Asks for the microphone and begins. Rejects as `getUserMedia` does. */
  static async begin(): Promise<Recorder> {
    const audio = { echoCancellation: true, noiseSuppression: true, channelCount: 1 };
    return new Recorder(await navigator.mediaDevices.getUserMedia({ audio }));
  }

  /** How loud it is now, from 0 to 1. */
  get level(): number {
    this.#analyser.getByteTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + ((sample - 128) / 128) ** 2, 0);
    return Math.min(1, Math.sqrt(power / this.#samples.length) * 4);
  }

  /** Ends it and gives the microphone back. */
  async end(): Promise<Recording> {
    const recorder = this.#recorder;
    const stopped = new Promise<void>((resolve) => {
      recorder.addEventListener('stop', () => resolve(), { once: true });
    });
    if (recorder.state === 'inactive') return this.#recording();
    recorder.stop();
    await stopped;
    return this.#recording();
  }

  #recording(): Recording {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#context.close();
    const { mimeType } = this.#recorder;
    return { data: new Blob(this.#chunks, { type: mimeType }), mimeType };
  }
}
