package io.sealrail.kit.stage;

/** Where what has not come through a stage yet can be read; a bean of this type has the stage watched. */
public interface StageRows {

    /** Which stage; one bean for each stage of a service. */
    PipelineStage stage();

    /**
     * A query without parameters that gives what waits: {@code since} (timestamptz, when it entered the stage) and
     * {@code items} (int or bigint, how much that row stands for), along an index and the longest waiting first. The kit adds
     * a {@code limit}.
     */
    String longestWaitingFirst();
}
