package org.plenary.refusal;

/** Carries a {@link Refusal} through a failed future. Has no stack trace: it is no bug. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.code() + ": " + refusal.sentence(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
