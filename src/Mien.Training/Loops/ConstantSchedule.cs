namespace Mien.Training.Loops;

/// <summary>One value throughout.</summary>
public sealed record ConstantSchedule(double Value) : Schedule
{
    public override double At(long number) => Value;
}
