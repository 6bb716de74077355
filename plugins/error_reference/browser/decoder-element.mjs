export class DecoderElement extends HTMLElement {}
