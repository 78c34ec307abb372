namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>The service writes an empty text where it has none.</summary>
internal static class ErpText
{
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
