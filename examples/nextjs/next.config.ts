import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['@chatdock/server'], // it reads files of its own and runs a database: not to be bundled
};
export default config;
