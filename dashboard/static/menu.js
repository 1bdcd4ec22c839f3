// Streamlit's menu is called "Main menu" for a screen reader and "Theme" for the eye (screens/page.css): it has one name.

export default function () {
  document.querySelector('[data-testid="stMainMenuButton"]')?.setAttribute("aria-label", "Theme, and about this page");
}
