package io.sealrail.system.fault;

import java.io.IOException;

/**
 * The chain replaces its newest blocks by empty ones.
 *
 * @param depth how many
 */
public record Reorg(int depth) implements Fault {

    @Override
    public String kind() {
        return "reorg of " + depth + " blocks";
    }

    @Override
    public String target() {
        return "chain";
    }

    @Override
    public Ongoing inject(Scene scene) throws IOException {
        return Ongoing.over("from block " + scene.chain().reorg(depth) + " on");
    }
}
