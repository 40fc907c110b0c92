package io.sealrail.system.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sealrail.system.load.Poison;

/** {@link CheckName#DEAD_LETTERS_ONLY_POISON}. */
final class DeadLettersOnlyPoison implements Check {

    @Override
    public Finding of(Snapshot snapshot, Promises promises) {
        Violations violations = new Violations(CheckName.DEAD_LETTERS_ONLY_POISON);
        Set<String> ended = new HashSet<>();
        for (TopicFacts.DeadLetter letter : snapshot.topics().deadLetters()) {
            violations.looked(1);
            ended.add(letter.key());
            violations.unless(
                    letter.poison(),
                    "%s, offset %d: key %s from %s, reason %s",
                    letter.topic(),
                    letter.offset(),
                    letter.key(),
                    letter.origin(),
                    letter.reason());
        }
        for (TopicFacts.Spot record : snapshot.topics().unreadable()) {
            violations.add(
                    "%s, partition %d, offset %d: key %s is no event, and nobody sent it as poison",
                    record.topic(), record.partition(), record.offset(), record.key());
        }
        List<String> consumed = TopicReader.consumed();
        for (Poison.Sent sent : promises.poison()) {
            violations.looked(1);
            boolean there = snapshot.topics().poisonSeen().contains(sent.key());
            violations.unless(
                    !sent.acknowledged() || there, "%s: acknowledged key %s is not there", sent.topic(), sent.key());
            violations.unless(
                    !there || !consumed.contains(sent.topic()) || ended.contains(sent.key()),
                    "%s: poison with key %s is no dead letter",
                    sent.topic(),
                    sent.key());
        }
        return violations.finding();
    }
}
