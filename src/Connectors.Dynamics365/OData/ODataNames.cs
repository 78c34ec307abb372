namespace Connectors.Dynamics365.OData;

/// <summary>Names of fields and navigations, which are sent as they are.</summary>
internal static class ODataNames
{
    public static string Demand(string name) => !string.IsNullOrEmpty(name) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/')
        ? name
        : throw new ArgumentException($"'{name}' is not the name of a field.", nameof(name));
}
