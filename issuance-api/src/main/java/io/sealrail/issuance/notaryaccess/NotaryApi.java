package io.sealrail.issuance.notaryaccess;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * On a resource class: its calls need a key of the Notary API and are put on record. Before the body is read a call is refused
 * with 400 {@code auth.multiple_credentials}, 401 {@code auth.missing_credential} or 429 {@code request.rate_limited}; then
 * {@link NotaryCaller#of} and {@link AuditEntry#of} answer.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NotaryApi {}
