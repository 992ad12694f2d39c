/** Where RFC 9728 puts the metadata of a resource: below the well-known prefix, with the resource's own path after it. */
export function metadataUrl(resource: URL): URL {
  const path = resource.pathname === '/' ? '' : resource.pathname;
  return new URL(`/.well-known/oauth-protected-resource${path}`, resource);
}

/** What a client that has no token reads to learn where to get one. */
export function resourceMetadata(resource: URL, issuer: string | undefined): Record<string, unknown> {
  return {
    resource: resource.href,
    resource_name: 'Tasks',
    bearer_methods_supported: ['header'],
    ...(issuer !== undefined && /^https?:/iu.test(issuer) && { authorization_servers: [issuer] }),
  };
}
