package io.sealrail.kit.stage;

/**
 * Where what has not come through a stage yet can be read; a bean of this type has the stage watched.
 *
 * @param stage one bean for each stage of a service
 * @param longestWaitingFirst a query without parameters that gives what waits: {@code since} (timestamptz, when it entered the
 *     stage) and {@code items} (int or bigint, how much that row stands for), along an index and the longest waiting first; a
 *     {@code limit} is added to it
 */
public record StageRows(PipelineStage stage, String longestWaitingFirst) {}
