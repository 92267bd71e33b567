"use strict";

// The Language Server Protocol over the streams of a process, as far as it is used here: framing, requests in
// both directions and notifications. It knows nothing of the editor.

/** Finds messages in a stream of bytes, however it is split. */
class Framing {
  constructor() {
    this.buffer = Buffer.alloc(0);
  }

  /** Adds bytes; the messages that are whole now. */
  take(bytes) {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    const messages = [];
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return messages;
      const length = /content-length: *(\d+)/i.exec(this.buffer.toString("latin1", 0, end));
      if (!length) throw new Error("the server sent a header without a length");
      const start = end + 4;
      const stop = start + Number(length[1]);
      if (this.buffer.length < stop) return messages;
      messages.push(JSON.parse(this.buffer.toString("utf8", start, stop)));
      this.buffer = this.buffer.subarray(stop);
    }
  }
}

/** A connection with a server. `requests` and `notifications` answer what the server says, by method. */
class Connection {
  constructor(input, output, requests, notifications) {
    this.output = output;
    this.requests = requests;
    this.notifications = notifications;
    this.waiting = new Map();
    this.lastId = 0;
    this.isClosed = false;
    const framing = new Framing();
    input.on("data", (bytes) => {
      for (const message of framing.take(bytes)) this.receive(message);
    });
    input.on("end", () => this.close());
    output.on("error", () => this.close());
  }

  close() {
    this.isClosed = true;
    for (const { reject } of this.waiting.values()) reject(new Error("the server has ended"));
    this.waiting.clear();
  }

  send(message) {
    if (this.isClosed) return;
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
    this.output.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.output.write(content);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** Asks the server; a token of the editor's cancels the request. */
  request(method, params, token) {
    if (this.isClosed) return Promise.reject(new Error("the server has ended"));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
      token?.onCancellationRequested?.(() => this.notify("$/cancelRequest", { id }));
    });
  }

  receive(message) {
    if (message.method !== undefined && message.id !== undefined) {
      Promise.resolve()
        .then(() => this.requests[message.method]?.(message.params))
        .then(
          (result) => this.send({ id: message.id, result: result ?? null }),
          (error) => this.send({ id: message.id, error: { code: -32603, message: String(error) } }),
        );
    } else if (message.method !== undefined) {
      this.notifications[message.method]?.(message.params);
    } else if (this.waiting.has(message.id)) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      const { error } = message;
      if (error) reject(Object.assign(new Error(error.message), { code: error.code }));
      else resolve(message.result);
    }
  }
}

module.exports = { Connection, Framing };
