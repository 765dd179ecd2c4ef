using MudBlazor;

namespace Overindex.Dashboard.Rendering;

/// <summary>Colours and type. Text keeps a contrast of 4.5 to 1 against every ground that it stands on, in both.</summary>
internal static class Theme
{
    private static readonly string[] Fonts = ["Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    internal static MudTheme Value { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#3b4cca",
            Secondary = "#0b7a75",
            Tertiary = "#b45309",
            Background = "#f6f7fb",
            BackgroundGray = "#eef0f6",
            Surface = "#ffffff",
            TextPrimary = "#161b2e",
            TextSecondary = "#545b74",
            LinesDefault = "#e2e5ef",
            LinesInputs = "#8087a0",
            TableLines = "#e8eaf2",
            Divider = "#e2e5ef",
            ActionDefault = "#545b74",
            Info = "#2563a8",
            Warning = "#8a4b00",
            Error = "#b3261e",
            Success = "#1c7a46",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9aa8ff",
            PrimaryContrastText = "#0d1226",
            Secondary = "#4fd1c5",
            Tertiary = "#fbb35c",
            Background = "#0d111c",
            BackgroundGray = "#131827",
            Surface = "#161c2c",
            TextPrimary = "#e8ebf5",
            TextSecondary = "#a4acc4",
            LinesDefault = "#262e43",
            LinesInputs = "#6b7591",
            TableLines = "#222a3d",
            Divider = "#262e43",
            ActionDefault = "#a4acc4",
            Info = "#82b7f5",
            Warning = "#f3b765",
            Error = "#ff9d94",
            Success = "#6bd39a",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "12px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".9375rem", LineHeight = "1.5" },
            H1 = new H1Typography { FontFamily = Fonts, FontSize = "1.625rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "-.015em" },
            H2 = new H2Typography { FontFamily = Fonts, FontSize = "1.0625rem", FontWeight = "620", LineHeight = "1.35", LetterSpacing = "-.005em" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = ".875rem", FontWeight = "550", TextTransform = "none", LetterSpacing = "0" },
        },
    };
}
