package io.sealrail.credential.key;

/** Signs with a key pair in memory. */
record KeyPairSigner(String verificationMethod, Ed25519KeyPair keyPair) implements Signer {

    @Override
    public byte[] sign(byte[] data) {
        return keyPair.sign(data);
    }
}
