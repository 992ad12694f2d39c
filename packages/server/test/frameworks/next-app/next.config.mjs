/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['@chatdock/server'], // it reads files of its own and runs a database: not to be bundled
};
export default config;
