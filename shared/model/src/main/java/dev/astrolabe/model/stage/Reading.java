package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Score;
import java.util.Set;

/**
 * A lead at one second, without its past.
 *
 * @param entered the stages whose entrance is open: their condition to enter holds and no veto does
 */
public record Reading(Score score, Set<Stage> entered) {}
