/**
 * What Chromium writes to stderr on machines without a GPU, a sound card, a session bus or video acceleration. It says nothing about
 * Jamak, so the demo keeps it out of the terminal; the log file has all of it.
 */
const noisySources = [
  'alsa_util',
  'angle_platform_impl',
  'browser_main_loop',
  'bus',
  'command_buffer_proxy_impl',
  'context_provider_command_buffer',
  'gl_display',
  'gl_factory',
  'gl_surface_egl',
  'gl_surface_presentation_helper',
  'gpu_memory_buffer_support_x11',
  'gpu_process_host',
  'network_service_instance_impl',
  'object_proxy',
  'sandbox_linux',
  'shared_x_util',
  'vaapi_wrapper',
  'viz_main_impl',
  'vulkan_instance',
  'x11_software_bitmap_presenter',
];

const chromiumLine = new RegExp(
  `^\\[[\\d:/.]+:(?:WARNING|ERROR):(?:[\\w/]+/)?(?:${noisySources.join('|')})\\.cc[:(]`,
);
const otherNoise = /^(?:ALSA lib |libva |MESA|dri3|DevTools listening on |\s*$|Xlib: {2}extension )/;

/** @param {string} line a line of stderr */
export function isChromiumNoise(line) {
  return chromiumLine.test(line) || otherNoise.test(line);
}
