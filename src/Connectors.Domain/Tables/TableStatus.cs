using Connectors.Domain.Reasons;

namespace Connectors.Domain.Tables;

/// <summary>How one mapping table stands.</summary>
/// <param name="Name">Its name, for example <c>carriers</c>.</param>
/// <param name="Version">Version of the content in force.</param>
/// <param name="Refusal">What is wrong with its newest content; null when that is in force.</param>
public sealed record TableStatus(string Name, string Version, Refusal? Refusal)
{
    /// <summary>The version in force, and what is wrong with newer content.</summary>
    public override string ToString() => $"{Name} {Version}{(Refusal is null ? string.Empty : $"; {Refusal.Message}")}";
}
