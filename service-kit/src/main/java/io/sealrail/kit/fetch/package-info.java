/** Calls to addresses that strangers chose: one guarded client, answers of bounded size, kept in bounded number. */
package io.sealrail.kit.fetch;
