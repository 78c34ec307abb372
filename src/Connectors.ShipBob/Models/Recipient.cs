namespace Connectors.ShipBob.Models;

/// <summary>Who receives the goods.</summary>
public sealed record Recipient
{
    /// <summary>Full name, at most 300 characters.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address; null when not given.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number, at most 50 characters; null when not given.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Where the goods go.</summary>
    public required Address Address { get; init; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => "[personal data]";
}
