import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const LARGEST_PAGE = 100;
/** A first day and a slug, as `nextCursor` gives them. */
const CURSOR = /^\d{4}-\d{2}-\d{2} [a-z0-9-]{1,200}$/;

export class EventListInput {
  @ApiPropertyOptional({ example: 'cidgi006', description: 'An action code, typed in any way.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  code?: string;

  @ApiPropertyOptional({ type: 'integer', example: 50, minimum: 1, maximum: LARGEST_PAGE, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit: number = 50;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @Matches(CURSOR)
  cursor?: string;
}
