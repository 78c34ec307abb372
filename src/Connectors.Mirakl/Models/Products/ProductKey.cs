namespace Connectors.Mirakl.Models;

/// <summary>An identifier of a product that the operator knows.</summary>
/// <param name="Type">Kind of identifier, for example <c>EAN</c>.</param>
/// <param name="Id">The identifier.</param>
public readonly record struct ProductKey(string Type, string Id)
{
    /// <summary>As it goes into a query: <c>EAN|5012345678900</c>.</summary>
    /// <exception cref="ArgumentException">A part is blank or holds a bar.</exception>
    internal string Joined => string.IsNullOrWhiteSpace(Type) || string.IsNullOrWhiteSpace(Id) || Type.Contains('|', StringComparison.Ordinal) || Id.Contains('|', StringComparison.Ordinal)
        ? throw new ArgumentException("The kind or the identifier of a product is blank or holds a bar.")
        : $"{Type}|{Id}";
}
