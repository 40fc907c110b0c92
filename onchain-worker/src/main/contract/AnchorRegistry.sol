// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title The roots that Sealrail anchored, each with the time of its block
/// @notice A root is the root of an OpenZeppelin StandardMerkleTree over `["bytes32"]` values, one value a credential.
contract AnchorRegistry {
    /// @notice The time (Unix seconds) of the block that anchored a root; 0 when it is not anchored.
    mapping(bytes32 root => uint256 blockTime) public anchoredAt;

    /// @notice Who may anchor.
    mapping(address account => bool) public isAnchorer;

    /// @notice Who says who may anchor; the deployer at first.
    address public owner;

    event Anchored(bytes32 indexed root, uint32 leafCount);
    event AnchorerAdded(address indexed account);
    event AnchorerRemoved(address indexed account);
    event OwnershipTransferred(address indexed from, address indexed to);

    error AlreadyAnchored(bytes32 root);
    error NotAnchorer(address account);
    error NotOwner(address account);

    constructor(address[] memory anchorers) {
        owner = msg.sender;
        for (uint256 i = 0; i < anchorers.length; i++) {
            _add(anchorers[i]);
        }
    }

    modifier onlyOwner() {
        if (msg.sender != owner) revert NotOwner(msg.sender);
        _;
    }

    /// @notice Anchors a root, once: a root that is sent again reverts, so that a repeated batch is on chain once.
    /// @param leafCount how many values the tree holds
    function anchor(bytes32 root, uint32 leafCount) external {
        if (!isAnchorer[msg.sender]) revert NotAnchorer(msg.sender);
        if (anchoredAt[root] != 0) revert AlreadyAnchored(root);
        anchoredAt[root] = block.timestamp;
        emit Anchored(root, leafCount);
    }

    /// @notice Whether the proof leads from the value to a root that is anchored here.
    /// @param proof the siblings from the leaf upwards, as StandardMerkleTree gives them
    function verify(bytes32 root, bytes32 value, bytes32[] calldata proof) external view returns (bool) {
        // hashed twice, so that an inner node of the tree is never taken for a leaf
        bytes32 node = keccak256(bytes.concat(keccak256(abi.encode(value))));
        for (uint256 i = 0; i < proof.length; i++) {
            node = node < proof[i] ? _hash(node, proof[i]) : _hash(proof[i], node);
        }
        return node == root && anchoredAt[root] != 0;
    }

    function addAnchorer(address account) external onlyOwner {
        _add(account);
    }

    function removeAnchorer(address account) external onlyOwner {
        isAnchorer[account] = false;
        emit AnchorerRemoved(account);
    }

    function transferOwnership(address to) external onlyOwner {
        emit OwnershipTransferred(owner, to);
        owner = to;
    }

    function _add(address account) private {
        isAnchorer[account] = true;
        emit AnchorerAdded(account);
    }

    function _hash(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return keccak256(bytes.concat(left, right));
    }
}
