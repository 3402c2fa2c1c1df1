package io.roomcast.interleaving;

/**
 * What has happened: how many events were published, how many faults may still come, whether a post
 * was lost, whether bob has asked for what the scenario has him do, and how many events were
 * published when bob was out (-1 while he is not).
 */
record Fate(int published, int faults, boolean lost, boolean asked, int outAt) {

  static final int IN = -1;

  Fate publishes() {
    return new Fate(published + 1, faults, lost, asked, outAt);
  }

  Fate fault() {
    return new Fate(published, faults - 1, lost, asked, outAt);
  }

  Fate loses() {
    return new Fate(published, faults - 1, true, asked, outAt);
  }

  Fate asks() {
    return new Fate(published, faults, lost, true, outAt);
  }

  Fate out() {
    return new Fate(published, faults, lost, asked, outAt == IN ? published : outAt);
  }
}
