/** The little of vis-network 9.1 that the page uses; the library comes with pyvis and is there before our script. */

interface Punt { x: number; y: number }

declare namespace vis {
  class DataSet {
    constructor(begin: object[]);
    update(delen: object[]): void;
    remove(ids: string[]): void;
    getIds(): string[];
  }
  class Network {
    constructor(doek: HTMLElement, gegevens: { nodes: DataSet; edges: DataSet }, opties: object);
    on(gebeurtenis: string, doe: (gegevens: any) => void): void;
    redraw(): void;
    setOptions(opties: object): void;
    getPositions(sleutels: string[]): Record<string, Punt>;
    setSize(breedte: string, hoogte: string): void;
    getScale(): number;
    getSelectedNodes(): string[];
    moveTo(zicht: { position?: Punt; scale?: number; animation?: boolean }): void;
    canvasToDOM(plek: Punt): Punt;
    DOMtoCanvas(plek: Punt): Punt;
  }
}
