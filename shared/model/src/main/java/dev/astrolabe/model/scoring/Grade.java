package dev.astrolabe.model.scoring;

/**
 * Fit A to D by engagement 1 to 4: {@code A1} is the best.
 *
 * @param fit A, B, C or D
 * @param engagement 1, 2, 3 or 4
 */
public record Grade(char fit, int engagement) {
  public Grade {
    if (fit < 'A' || fit > 'D' || engagement < 1 || engagement > 4) {
      throw new IllegalArgumentException("a grade is A to D and 1 to 4, was " + fit + engagement);
    }
  }

  @Override
  public String toString() {
    return fit + Integer.toString(engagement);
  }
}
