export class SearchAnswersElement extends HTMLElement {}
