package dev.astrolabe.local.engine.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A stream record as a function sees it.
 *
 * @param partition the partition key's value, as text: records of one partition stay in order
 * @param made when it was made, by the laptop's clock
 */
record StreamRecord(String sequenceNumber, String partition, Instant made, ObjectNode json) {}
