// As its documentation imports it: an element, that the page has.
import 'deep-chat';
