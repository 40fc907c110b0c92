package io.sealrail.system.check;

/** One property of the whole, as a pure function. */
interface Check {

    Finding of(Snapshot snapshot, Promises promises);
}
