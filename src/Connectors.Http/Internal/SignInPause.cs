namespace Connectors.Http.Internal;

/// <summary>How long no further sign-in is tried: 30 seconds, twice as long each time, forgotten after an hour of peace. Used under a lock.</summary>
internal sealed class SignInPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Peace = TimeSpan.FromHours(1);

    private TimeSpan _length;

    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MinValue;

    public bool Holds(DateTimeOffset now) => now < Until;

    public void Begin(DateTimeOffset now)
    {
        _length = _length == TimeSpan.Zero || now - Until > Peace ? First : _length + _length < Longest ? _length + _length : Longest;
        Until = now + _length;
    }
}
