using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>Lets accounts of unknown buyers be created without a person.</summary>
/// <param name="Template">The ERP's template that gives a new account its prices, terms and tax; not empty.</param>
/// <param name="Limit">Largest order, tax included, for which an account is created; above it a person decides.</param>
/// <exception cref="ArgumentException">The template is empty.</exception>
public sealed record AutoCreatePolicy(string Template, Money Limit)
{
    /// <summary>The ERP's template that gives a new account its prices, terms and tax.</summary>
    public string Template { get; } = string.IsNullOrWhiteSpace(Template) ? throw new ArgumentException("A template is expected.", nameof(Template)) : Template;
}
