namespace Connectors.Domain.Carriers;

/// <summary>A tracking number as somebody wrote it, and what its shape says.</summary>
/// <remarks>Value equality does not look into <see cref="Candidates"/>.</remarks>
public sealed record TrackingReading
{
    /// <summary>As written, without the space around it. This is what to pass on when in doubt.</summary>
    public required string Raw { get; init; }

    /// <summary>In upper case, without spaces, hyphens and dots; leading zeros stay.</summary>
    public required string Text { get; init; }

    /// <summary>The readings, strongest first and in a fixed order; empty when no shape is known or the number is damaged.</summary>
    public IReadOnlyList<TrackingCandidate> Candidates { get => field ?? []; init; }

    /// <summary>What a spreadsheet did to it. A damaged number has no candidates: ask for the number again.</summary>
    public TrackingDamage Damage { get; init; }

    /// <summary>
    /// Whether the text can be a number that a carrier gave. Not when a spreadsheet damaged it, nor when it is an error value, a placeholder, a date or a link:
    /// then it is as if there were no number. A lost zero counts only where DPD carries it.
    /// </summary>
    public bool CanBeNumber => Damage is (TrackingDamage.None or TrackingDamage.LostZero) && TrackingTexts.CanBeNumber(Raw);

    /// <summary>
    /// What was probably meant, for a person to confirm: the number before the damage, or the one number of a known shape and a right check digit that
    /// differs from it only in characters that look alike (O and 0, I and 1, S and 5). Null when nobody can tell.
    /// </summary>
    public string? Suggestion { get; init; }

    /// <summary>
    /// The carrier that the number alone names: the strongest reading is at least medium and has no wrong check digit, and no other carrier's is as strong; null otherwise.
    /// A check digit that fails is evidence against the carrier whose it would be.
    /// A hint: shapes overlap, so a carrier that the warehouse named always goes first.
    /// </summary>
    public CarrierId? Carrier
    {
        get
        {
            if (Candidates is not [{ Strength: >= TrackingStrength.Medium, CheckDigit: not CheckDigitState.Wrong } best, ..])
                return null;
            return Candidates.All(c => c.Strength < best.Strength || c.Carrier == best.Carrier) ? best.Carrier : null;
        }
    }

    /// <summary>Whether the number looks mistyped: its strongest reading has a wrong check digit and no reading a right one.</summary>
    public bool LooksMistyped =>
        Candidates is [{ CheckDigit: CheckDigitState.Wrong }, ..] && Candidates.All(static c => c.CheckDigit != CheckDigitState.Right);
}
