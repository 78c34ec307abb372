namespace Connectors.Flows.Engine;

/// <summary>Who does something to a case by hand, from where, and why: all three stand in the case's journal from then on.</summary>
/// <param name="By">A role or an account, for example <c>finance</c> or an id of the host's sign-in; never a person's name.</param>
/// <param name="From">Where the act was given, for example <c>admin console</c> or a host's name.</param>
/// <param name="Why">The reason, for example a ticket number; free of secrets and personal data.</param>
/// <exception cref="ArgumentException">One of them is empty, longer than 200 characters, or holds characters that do not show.</exception>
public sealed record Requester(string By, string From, string Why)
{
    private const int Longest = 200;

    /// <summary>A role or an account; 1 to 200 characters that all show.</summary>
    public string By { get; } = Checked(By, nameof(By));

    /// <summary>Where the act was given; 1 to 200 characters that all show.</summary>
    public string From { get; } = Checked(From, nameof(From));

    /// <summary>The reason; 1 to 200 characters that all show.</summary>
    public string Why { get; } = Checked(Why, nameof(Why));

    /// <summary>As the journal tells it.</summary>
    public override string ToString() => $"{By} from {From}: {Why}";

    /// <summary>The same, of somebody who must be named.</summary>
    internal static string Said(Requester by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.ToString();
    }

    /// <summary>A journal is read by people and by machines: what would break a line, hide, or turn the reading direction is no name.</summary>
    private static string Checked(string text, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        if (text.Length > Longest)
            throw new ArgumentException($"{name} has {text.Length} characters; up to {Longest} are expected.", name);
        if (!PlainText.IsPlain(text))
            throw new ArgumentException($"{name} holds characters that do not show, such as line breaks; plain text is expected.", name);
        return text;
    }
}
