// Leads to the place of the page that the old address named.
const { to } = document.currentScript.dataset;
location.replace(to.includes("#") ? to : to + location.hash);
