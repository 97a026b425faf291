import { Injectable, signal } from '@angular/core';

/** The part of office.js that this add-in uses. */
interface Office {
  onReady(ready: (info: { host: string | null }) => void): void;
  context: {
    ui: {
      displayDialogAsync(url: string, size: { height: number; width: number }, opened: (result: Opened) => void): void;
      messageParent(message: string): void;
    };
  };
}

interface Opened {
  status: string;
  value: { addEventHandler(type: string, handler: (event: { message: string }) => void): void; close(): void };
}

/** Office, where the page runs inside it; a plain browser window everywhere else, and until office.js has answered. */
@Injectable({ providedIn: 'root' })
export class OfficeHost {
  readonly name = signal('Browser');

  constructor() {
    if (this.office) {
      this.watch(this.office);
    } else {
      document.getElementById('office-js')?.addEventListener('load', () => this.office && this.watch(this.office));
    }
  }

  openDialog(path: string, answered: (answer: string) => void): void {
    const url = new URL(path, document.baseURI).href;
    if (!this.inOffice()) {
      const receive = (event: MessageEvent<unknown>) => {
        if (event.origin === location.origin && typeof event.data === 'string') {
          removeEventListener('message', receive);
          answered(event.data);
        }
      };
      addEventListener('message', receive);
      open(url, 'dialog', 'popup,width=360,height=320');
      return;
    }
    this.office?.context.ui.displayDialogAsync(url, { height: 40, width: 25 }, ({ status, value: dialog }) => {
      if (status === 'succeeded') {
        dialog.addEventHandler('dialogMessageReceived', ({ message }) => {
          dialog.close();
          answered(message);
        });
      }
    });
  }

  /** From the dialog to the page that opened it. */
  answer(message: string): void {
    if (this.inOffice()) {
      this.office?.context.ui.messageParent(message);
    } else {
      (opener as Window | null)?.postMessage(message, location.origin);
      close();
    }
  }

  private inOffice(): boolean {
    return this.name() !== 'Browser';
  }

  private get office(): Office | undefined {
    return (window as unknown as { Office?: Office }).Office;
  }

  private watch(office: Office): void {
    office.onReady(({ host }) => this.name.set(host ?? 'Browser'));
  }
}
